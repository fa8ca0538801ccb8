/**
 * Chinese is typed by composing: the Enter that picks a word is no Enter of the page's. Safari sends it after the
 * composition has ended, with the key code 229 and without `isComposing` (WebKit bug 165004), which no library expects.
 * One guard before all others, for every handler of the product.
 */
export const guardComposition = (): void =>
  addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.keyCode === 229) event.stopPropagation();
    },
    true,
  );
