import { phrase } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import type { PanelPhrase, PanelPhrases } from '../../protocol/diagram.ts';

/** Everything the panel says, in one language. The panel fills the `{placeholders}`. */
export function panelPhrases(language: Language): PanelPhrases {
  const say = (id: PanelPhrase): string => phrase(`diagram.panel.${id}`, language);
  return {
    actualSize: say('actualSize'),
    alias: say('alias'),
    copyPng: say('copyPng'),
    copySvg: say('copySvg'),
    drawing: say('drawing'),
    export: say('export'),
    find: say('find'),
    findClose: say('findClose'),
    findCount: say('findCount'),
    findNext: say('findNext'),
    findNone: say('findNone'),
    findPrevious: say('findPrevious'),
    fit: say('fit'),
    goToLine: say('goToLine'),
    internal: say('internal'),
    lastGood: say('lastGood'),
    lock: say('lock'),
    menu: say('menu'),
    newPanel: say('newPanel'),
    nothing: say('nothing'),
    outline: say('outline'),
    outlineEdge: say('outlineEdge'),
    outlineEdgeLabel: say('outlineEdgeLabel'),
    outlineEdges: say('outlineEdges'),
    outlineNodes: say('outlineNodes'),
    outlineNothing: say('outlineNothing'),
    paused: say('paused'),
    picker: say('picker'),
    pickerOption: say('pickerOption'),
    picture: say('picture'),
    pictureKeys: say('pictureKeys'),
    print: say('print'),
    resume: say('resume'),
    syntax: say('syntax'),
    syntaxSomewhere: say('syntaxSomewhere'),
    timeout: say('timeout'),
    tooLarge: say('tooLarge'),
    tooLong: say('tooLong'),
    tooManyEdges: say('tooManyEdges'),
    toolbar: say('toolbar'),
    unknownKind: say('unknownKind'),
    zoomIn: say('zoomIn'),
    zoomOut: say('zoomOut'),
  };
}
