/**
 * Whoever works by keyboard stays in the panel: where what has the focus is taken away, hidden or switched off, `refuge` gets it. A browser
 * gives it to nobody then, and the next key goes astray.
 */
export function keepFocus(root: HTMLElement, refuge: HTMLElement): void {
  let latest: Element | undefined;
  root.addEventListener('focusin', ({ target }) => {
    latest = target instanceof Element ? target : undefined;
  });
  // Whoever leaves by himself, for the text, another window or by a click beside everything, is not called back.
  const look = (): void => {
    if (latest === undefined || !document.hasFocus() || document.activeElement !== document.body || canHold(latest)) return;
    latest = undefined;
    refuge.focus();
  };
  new MutationObserver(look).observe(root, { subtree: true, childList: true, attributeFilter: ['hidden', 'disabled'] });
}

function canHold(element: Element): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(':disabled');
}
