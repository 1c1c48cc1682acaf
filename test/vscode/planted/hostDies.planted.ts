// Kills the extension host between two tests: `npm run test:vscode` runs this to see that it notices.
describe('an extension host that dies', () => {
  it('has passed a test before', () => {});

  it('ends with the exit code of success', () => {
    process.exit(0);
  });
});
