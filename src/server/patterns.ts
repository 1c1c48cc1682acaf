import * as z from 'zod/mini';
import {
  patternsRequest,
  planScaffoldParams,
  planScaffoldRequest,
  planUpdateParams,
  planUpdateRequest,
  scaffoldsParams,
  scaffoldsRequest,
  suggestionsParams,
  suggestionsRequest,
} from '../protocol/pattern.ts';
import { answerRequest } from './requests.ts';
import type { Session } from './session.ts';

/** Answers what patterns there are, what one would write, and what has become of what was written. The engine is loaded, and a template read, when one is asked for. */
export function registerPatterns({ connection, settings }: Pick<Session, 'connection' | 'settings'>): void {
  answerRequest(connection, patternsRequest, z.object({}), async () => {
    const { patternsOf } = await import('./patternAnswers.ts');
    return patternsOf(settings.current);
  });
  answerRequest(connection, planScaffoldRequest, planScaffoldParams, async (params) => {
    const { planOf } = await import('./patternAnswers.ts');
    return planOf(params, settings.current);
  });
  answerRequest(connection, suggestionsRequest, suggestionsParams, async ({ folder }) => {
    const { suggestionsFrom } = await import('../node/suggestions.ts');
    return { suggestions: suggestionsFrom(folder) };
  });
  answerRequest(connection, scaffoldsRequest, scaffoldsParams, async (params) => {
    const { scaffoldsOf } = await import('./patternAnswers.ts');
    return scaffoldsOf(params, settings.current);
  });
  answerRequest(connection, planUpdateRequest, planUpdateParams, async (params) => {
    const { planUpdateOf } = await import('./patternAnswers.ts');
    return planUpdateOf(params, settings.current);
  });
}
