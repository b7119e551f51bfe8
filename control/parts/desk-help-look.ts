/** Where help stands beside the stage: in the place of the live blog, or of the rundown, and never over the monitors or the big button. */
import { css } from 'lit'

export const deskHelpLook = css`
  help-panel {
    grid-area: help;
  }
  .desk[data-help]:not(.single) .blog {
    display: none;
  }
  .desk[data-help]:not(.single) {
    grid-template:
      'head head head' auto
      'banner banner banner' auto
      'rundown stage help' minmax(0, 1fr)
      'rundown take help' auto
      / minmax(220px, 250px) minmax(0, 1fr) minmax(400px, 460px);
  }
  .desk[data-help].single {
    grid-template:
      'head head' auto
      'banner banner' auto
      'nav nav' auto
      'page help' minmax(0, 1fr)
      'take take' auto
      / minmax(0, 1fr) minmax(340px, 440px);
  }
  @media (min-width: 1200px) {
    .desk[data-help][data-view='blog']:not(.single) {
      grid-template:
        'head head' auto
        'banner banner' auto
        'blog help' minmax(0, 1fr)
        'take take' auto
        / minmax(0, 1fr) minmax(400px, 460px);
    }
    .desk[data-help][data-view='blog']:not(.single) .blog {
      display: flex;
    }
  }
  @media (max-width: 1199px) {
    .desk[data-help]:not(.single) {
      grid-template:
        'head head' auto
        'banner banner' auto
        'nav stage' auto
        'help stage' minmax(0, 1fr)
        'help take' auto
        / minmax(330px, 40fr) minmax(0, 60fr);
    }
    .desk[data-help]:not(.single) .rundown {
      display: none;
    }
  }
  @media (max-width: 719px) {
    .desk[data-help]:not(.single),
    .desk[data-help].single {
      grid-template:
        'head' auto
        'banner' auto
        'nav' auto
        'help' minmax(0, 1fr)
        'take' auto
        / minmax(0, 1fr);
    }
    .desk[data-help] :is(.rundown, .stage, .blog, .page, .empty) {
      display: none;
    }
    help-panel {
      border: 0;
    }
  }
`
