/** A small ceremony at a real house that began without the sample: two categories, both decided. */
import type { House } from './house.ts'

export const GALA = 'gala-2027'

export async function openGala(house: Pick<House, 'api'>): Promise<void> {
  const shortlist = [
    'category,sponsor,entrant,partners,title,person,summary',
    'Housing,,Leeds,,Homes,,',
    'Housing,,York,,Walls,,',
    'Climate,,Hull,,Tides,,',
    'Climate,,Ripon,,Bells,,',
    '',
  ].join('\n')
  const results = [
    'category,level,entrant,title',
    'Housing,Winner,York,Walls',
    'Climate,Winner,Ripon,Bells',
    '',
  ].join('\n')
  const zone = { venue: null, presentedBy: null, timeZone: 'Europe/London' }
  const ceremony = { name: 'Gala of the North', date: '2027-11-02', ...zone }
  const body = { id: GALA, ceremony, shortlist, results }
  const opened = await house.api('/api/v1/shows', { method: 'POST', body })
  if (!opened.ok) throw new Error(await opened.text())
}
