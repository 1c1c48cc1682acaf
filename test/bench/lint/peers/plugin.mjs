// The rule of the comparison for ESLint and oxlint: `new Redis()` of ioredis outside of any function, without `lazyConnect: true`.
const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function isInFunction(node) {
  for (let above = node.parent; above; above = above.parent) if (functions.has(above.type)) return true;
  return false;
}

function isLazy({ arguments: given }) {
  return given.some((argument) => argument.type === 'ObjectExpression' && argument.properties.some((each) => each.key?.name === 'lazyConnect' && each.value?.value === true));
}

function isOfIoredis(definition) {
  const { node, parent } = definition;
  // `import Redis = require('ioredis')` has no parent.
  if (definition.type === 'ImportBinding') return (parent?.source ?? node.moduleReference?.expression)?.value === 'ioredis';
  const init = definition.type === 'Variable' ? node.init : undefined;
  return init?.type === 'CallExpression' && init.callee.name === 'require' && init.arguments[0]?.value === 'ioredis';
}

const eager = {
  meta: { type: 'problem', schema: [], messages: { eager: 'This client connects while the module loads.' } },
  create(context) {
    return {
      NewExpression(node) {
        if (isInFunction(node) || isLazy(node)) return;
        const name = node.callee.type === 'MemberExpression' ? node.callee.object.name : node.callee.name;
        let scope = context.sourceCode.getScope(node);
        while (scope && !scope.set.has(name)) scope = scope.upper;
        if (scope?.set.get(name)?.defs.some(isOfIoredis)) context.report({ node, messageId: 'eager' });
      },
    };
  },
};

export default { meta: { name: 'bench' }, rules: { 'redis-eager-connect': eager } };
