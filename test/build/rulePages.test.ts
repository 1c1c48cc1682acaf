import assert from 'node:assert/strict';
import { missingCures } from '../../src/build/checks/cures.ts';
import { patternIds } from '../../src/build/registries.ts';
import { brokenLinks, shippedPage } from '../../src/build/rulePages.ts';
import { root } from '../../src/build/root.ts';
import { rules } from '../../src/generated/rules.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';

describe('the page of a rule as it is shipped', () => {
  it('links to other pages where those are shipped', () => {
    const text = '[a](../redis-eager-connect/README.md#what) [b](../b/README.ko.md), [c](https://x.y/README.md) `](../d/README.md)`x';
    assert.equal(shippedPage(text), '[a](redis-eager-connect.md#what) [b](b.ko.md), [c](https://x.y/README.md) `](d.md)`x');
  });

  it('is refused where a link leads nowhere', () => {
    const page = (text: string) => ({ 'src/rules/one/rule.ts': '', 'src/rules/one/README.md': text, 'src/rules/one/README.ko.md': '[다른 규칙](../one/README.ko.md)' });
    const broken = (text: string): number => {
      const folder = temporaryFolder(page(text));
      const { length } = brokenLinks(folder);
      removeFolder(folder);
      return length;
    };
    for (const fine of ['[a](../one/README.md)', '[a](https://x.y)', '[a](#evidence)', '`[a](b.md)`', '```md\n[a](b.md)\n```\n']) assert.equal(broken(fine), 0, fine);
    for (const wrong of ['[a](../two/README.md)', '[a](../../../ARCHITECTURE.md)', '![a](picture.png)', '[a](http://x.y)', '[a](fixtures/x/valid/a.ts)']) assert.equal(broken(wrong), 1, wrong);
  });
});

describe('the pattern that cures a rule', () => {
  it('must be in the catalogue', () => {
    const rule = (curedBy: string | undefined) => ({ meta: { id: 'one', curedBy } });
    const patterns = patternIds(root);
    assert.ok(patterns.includes('strangler-facade'));
    assert.deepEqual(missingCures([rule(undefined), rule('strangler-facade')], patterns), []);
    assert.match(missingCures([rule('perpetual-motion')], patterns).join(), /^src\/rules\/one: .+templates\/perpetual-motion\/pattern\.json\.$/);
    assert.deepEqual(missingCures(rules, patterns), []);
  });
});
