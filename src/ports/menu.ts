// The account's menu: what residents can tap at any time, in each language.

import type { Names } from './department.ts'

/** An item: a tap comes back to us as its key, or opens a page. */
export type MenuItem =
  | { readonly name: Names; readonly key: string }
  | { readonly name: Names; readonly url: string }

/** A button of the menu: an item, or several under one name. */
export type MenuButton = MenuItem | { readonly name: Names; readonly items: readonly MenuItem[] }

/** The buttons, from left to right. */
export type Menu = readonly MenuButton[]
