import type { RenderLivePage } from '#shared/live-page'
export const renderLivePage: RenderLivePage = () => ''
