/**
 * Mermaid 12.3.0 puts the lines of a state's text flush left, which only HTML labels centre again. Such a label is moved to the left by half of
 * its width, so the middle is known without measuring.
 */
export function centreLines(picture: Element): void {
  for (const label of picture.querySelectorAll('.node > .label, .node > .basic > .label')) {
    const half = /^translate\(\s*-([\d.]+)[ ,]/.exec(label.getAttribute('transform') ?? '')?.[1];
    const lines = [...label.querySelectorAll('text > tspan.text-outer-tspan')];
    if (half === undefined || lines.length < 2 || lines.some((line) => line.getAttribute('x') !== '0')) continue;
    for (const line of lines) {
      line.setAttribute('x', half);
      line.setAttribute('text-anchor', 'middle');
    }
  }
}
