/** The page of buttons names this very room, so that its address can be copied. */
for (const place of document.querySelectorAll('[data-origin]')) place.textContent = location.origin
