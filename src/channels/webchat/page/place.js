// Sending where one is: asked for twice, by us in plain words and by the browser, and sent once.

const PATIENCE = 20_000

const at = (id) => document.getElementById(id)

/** Lets a resident send their place. `tell` says how it stands, `onPlace` gets the place and how sure it is. */
export function createPlace({ text, tell, onPlace }) {
  const dialog = at('place')
  const send = () => {
    dialog.close()
    tell(text('placeAsking'))
    const refused = () => tell(text('placeRefused'))
    if (!navigator.geolocation) { refused(); return }
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      tell('')
      const label = text('myPlace').replace('{metres}', String(Math.max(1, Math.round(coords.accuracy))))
      onPlace({ lat: round(coords.latitude), lng: round(coords.longitude), label, datum: 'wgs84' })
    }, refused, { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 })
  }
  at('locate').addEventListener('click', () => dialog.showModal())
  at('place-send').addEventListener('click', send)
  at('place-close').addEventListener('click', () => dialog.close())
}

/** To a tenth of a metre: no more is ever known. */
function round(degrees) {
  return Math.round(degrees * 1e6) / 1e6
}
