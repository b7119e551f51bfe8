/** `/embed.js`: one file that brings `<envelope-live>` to any page. */
import './element.ts'
