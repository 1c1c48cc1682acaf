import { phrase } from '../../core/language.ts';
import { expectedSentence, faultSentences, orWord } from '../../core/model/faultSentences.ts';
import type { Language } from '../../core/model/text.ts';
import type { PanelPhrase, PanelPhrases } from '../../protocol/diagram.ts';

/** Everything the panel says, in one language. The panel fills the `{placeholders}`. */
export function panelPhrases(language: Language): PanelPhrases {
  const say = (id: Exclude<PanelPhrase, keyof typeof faultSentences | 'expected' | 'or'>): string => phrase(`diagram.panel.${id}`, language);
  return {
    ...faultPhrases(language),
    actualSize: say('actualSize'),
    alias: say('alias'),
    atLine: say('atLine'),
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
    nodeBadge: say('nodeBadge'),
    nodeLink: say('nodeLink'),
    nodeMore: say('nodeMore'),
    nodeText: say('nodeText'),
    nothing: say('nothing'),
    outline: say('outline'),
    outlineEdge: say('outlineEdge'),
    outlineEdgeLabel: say('outlineEdgeLabel'),
    outlineEdges: say('outlineEdges'),
    outlineLink: say('outlineLink'),
    outlineLinks: say('outlineLinks'),
    outlineNodes: say('outlineNodes'),
    outlineNothing: say('outlineNothing'),
    ownWords: say('ownWords'),
    paused: say('paused'),
    picker: say('picker'),
    pickerOption: say('pickerOption'),
    picture: say('picture'),
    pictureKeys: say('pictureKeys'),
    print: say('print'),
    resume: say('resume'),
    severityError: say('severityError'),
    severityHint: say('severityHint'),
    severityInfo: say('severityInfo'),
    severityWarning: say('severityWarning'),
    syntax: say('syntax'),
    timeout: say('timeout'),
    tooLarge: say('tooLarge'),
    tooLong: say('tooLong'),
    tooManyEdges: say('tooManyEdges'),
    toolbar: say('toolbar'),
    zoomIn: say('zoomIn'),
    zoomOut: say('zoomOut'),
  };
}

/** What the linter says as well. */
function faultPhrases(language: Language): Pick<PanelPhrases, keyof typeof faultSentences | 'expected' | 'or'> {
  const { unexpected, incomplete, unknownKind, frontMatter, refused } = faultSentences;
  return {
    unexpected: unexpected[language],
    incomplete: incomplete[language],
    unknownKind: unknownKind[language],
    frontMatter: frontMatter[language],
    refused: refused[language],
    expected: expectedSentence[language],
    or: orWord[language],
  };
}
