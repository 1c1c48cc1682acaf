import { phrase, type PhraseId } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import type { PanelPhrase, PanelPhrases } from '../../protocol/diagram.ts';

const ids = {
  actualSize: 'diagram.panel.actualSize',
  alias: 'diagram.panel.alias',
  drawing: 'diagram.panel.drawing',
  fit: 'diagram.panel.fit',
  goToLine: 'diagram.panel.goToLine',
  internal: 'diagram.panel.internal',
  lastGood: 'diagram.panel.lastGood',
  nothing: 'diagram.panel.nothing',
  paused: 'diagram.panel.paused',
  picker: 'diagram.panel.picker',
  pickerOption: 'diagram.panel.pickerOption',
  picture: 'diagram.panel.picture',
  pictureKeys: 'diagram.panel.pictureKeys',
  resume: 'diagram.panel.resume',
  syntax: 'diagram.panel.syntax',
  syntaxSomewhere: 'diagram.panel.syntaxSomewhere',
  timeout: 'diagram.panel.timeout',
  tooLarge: 'diagram.panel.tooLarge',
  tooLong: 'diagram.panel.tooLong',
  toolbar: 'diagram.panel.toolbar',
  unknownKind: 'diagram.panel.unknownKind',
  zoomIn: 'diagram.panel.zoomIn',
  zoomOut: 'diagram.panel.zoomOut',
} as const satisfies Readonly<Record<PanelPhrase, PhraseId>>;

/** Everything the panel says, in one language. The panel fills the `{placeholders}`. */
export function panelPhrases(language: Language): PanelPhrases {
  const say = (id: PanelPhrase): string => phrase(ids[id], language);
  return {
    actualSize: say('actualSize'),
    alias: say('alias'),
    drawing: say('drawing'),
    fit: say('fit'),
    goToLine: say('goToLine'),
    internal: say('internal'),
    lastGood: say('lastGood'),
    nothing: say('nothing'),
    paused: say('paused'),
    picker: say('picker'),
    pickerOption: say('pickerOption'),
    picture: say('picture'),
    pictureKeys: say('pictureKeys'),
    resume: say('resume'),
    syntax: say('syntax'),
    syntaxSomewhere: say('syntaxSomewhere'),
    timeout: say('timeout'),
    tooLarge: say('tooLarge'),
    tooLong: say('tooLong'),
    toolbar: say('toolbar'),
    unknownKind: say('unknownKind'),
    zoomIn: say('zoomIn'),
    zoomOut: say('zoomOut'),
  };
}
