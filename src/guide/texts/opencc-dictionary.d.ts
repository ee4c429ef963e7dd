// The dictionaries of opencc-js one by one: its ready-made converter to traditional Chinese takes 67 MB of memory.

declare module 'opencc-js/dict/*' {
  const dictionary: string
  export { dictionary as default }
}
