import * as z from 'zod/mini';
import { patternsRequest, planScaffoldParams, planScaffoldRequest } from '../protocol/pattern.ts';
import { answerRequest } from './requests.ts';
import type { Session } from './session.ts';

/** Answers what patterns there are and what one would write. The engine is loaded, and a template read, when one is asked for. */
export function registerPatterns({ connection, settings }: Pick<Session, 'connection' | 'settings'>): void {
  answerRequest(connection, patternsRequest, z.object({}), async () => {
    const { patternsOf } = await import('./patternAnswers.ts');
    return patternsOf(settings.current);
  });
  answerRequest(connection, planScaffoldRequest, planScaffoldParams, async (params) => {
    const { planOf } = await import('./patternAnswers.ts');
    return planOf(params, settings.current);
  });
}
