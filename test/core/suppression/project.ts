import type { Project } from '../../../src/core/model/project.ts';
import type { Texts } from '../../rules/fixtureProject.ts';

/** A function of SAM whose handler is `src/orders.ts`. */
export const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: orders.handler, Runtime: nodejs22.x }
`;

/** That function, with one client in the line after `before`, of which `redis-eager-connect` is found among others. */
export function shop(before: string, after = ''): Texts {
  return { 'template.yaml': template, 'src/orders.ts': `import Redis from 'ioredis';\n${before}const redis = new Redis();${after}\nexport const handler = async () => redis.get('a');\n` };
}

/** Rule, path and line of what is said of this rule, and, in short, of comments. */
export function said(project: Project, rule = 'redis-eager-connect'): readonly string[] {
  return project.findings().flatMap(({ ruleId, messageId, at }) => {
    const place = `${at.path}:${String(at.start.line + 1)}`;
    if (ruleId.startsWith('internal/')) return [`${ruleId.slice('internal/'.length)} ${messageId} ${place}`];
    return ruleId === rule ? [`${rule} ${place}`] : [];
  });
}

/** What is taken back, with the reasons. */
export function taken(project: Project): readonly string[] {
  return project.suppressed().map(({ finding: { ruleId, at }, reason }) => `${ruleId} ${at.path}:${String(at.start.line + 1)} ${reason}`);
}
