const testFolder = /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|e2e|cypress|spec)\//;
const testFile = /\.(?:test|spec|e2e|stories|bench)\.[cm]?[jt]sx?$|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/;
const buildFolder = /(?:^|\/)(?:dist|build|out|\.build|\.webpack|\.aws-sam|\.serverless|\.next|cdk\.out|node_modules)\//;

/** Whether a path holds tests or their stand-ins: what runs there does not run in Lambda. */
export function isTest(path: string): boolean {
  return testFolder.test(path) || testFile.test(path);
}

/** Whether a path is a Python module's. */
export function isPython(path: string): boolean {
  return path.endsWith('.py');
}

/** Whether a path holds what a build made: its sources are judged instead. */
export function isBuildOutput(path: string): boolean {
  return buildFolder.test(path);
}
