import type { Call, ModuleFacts } from '../model/module.ts';
import type { NameValue, Value } from '../model/value.ts';
import { partsOf } from './valueParts.ts';

/**
 * Whether something goes into a call that is only known while the function it stands in runs: a parameter, or what was
 * made of one. Variables of the function are followed to what they are filled with; where that cannot be known, the
 * answer is yes.
 */
export function dependsOnParameter(module: ModuleFacts, call: Call): boolean {
  return callDepends({ module, asked: new Set() }, call);
}

interface Question {
  readonly module: ModuleFacts;
  /** Bindings that were asked about: names that depend on each other end here. */
  readonly asked: Set<number>;
}

function callDepends(question: Question, call: Call): boolean {
  return [call.callee, ...call.arguments.map((argument) => argument.value)].some((value) => depends(question, value));
}

function depends(question: Question, value: Value): boolean {
  return partsOf(value).some((part) => partDepends(question, part));
}

function partDepends(question: Question, part: Value): boolean {
  switch (part.kind) {
    // A function or class that is written here sees the parameters around it.
    case 'this':
    case 'function':
    case 'class':
    case 'unresolved':
      return true;
    case 'name':
      return bindingDepends(question, part);
    case 'call': {
      const call = question.module.calls[part.call];
      return call === undefined || callDepends(question, call);
    }
    default:
      return false;
  }
}

function bindingDepends(question: Question, { binding: index }: NameValue): boolean {
  const { module, asked } = question;
  const binding = module.bindings[index];
  if (binding === undefined || binding.kind === 'parameter' || binding.kind === 'catch') return true;
  if (binding.from !== undefined || asked.has(index)) return false;
  asked.add(index);
  // What the module fills while it loads is the same for every event, whatever it is.
  const fillings = module.writes.filter((write) => write.body !== 0 && rootOf(write.target) === index).map(({ value }) => value);
  const filled = binding.body === 0 ? fillings : [...fillings, ...(binding.init === undefined ? [] : [binding.init])];
  const isEmpty = binding.body !== 0 && filled.length === 0;
  return isEmpty || filled.some((value) => depends(question, value)) || isFilledByCall(question, index);
}

/** `settings.update(event)`, `Object.assign(settings, event)`: what meets a parameter in a call may take it in. */
function isFilledByCall(question: Question, index: number): boolean {
  return question.module.calls.some(({ body, callee, arguments: given }) => {
    if (body === 0 || given.length === 0) return false;
    const values = given.map(({ value }) => value);
    const filled = callee.kind === 'member' ? [callee.object, ...values.slice(0, 1)] : values.slice(0, 1);
    return filled.some((value) => rootOf(value) === index) && values.some((value) => rootOf(value) !== index && depends(question, value));
  });
}

/** The name that a member, or a member of a member, is asked of. */
function rootOf(value: Value): number | undefined {
  if (value.kind === 'member') return rootOf(value.object);
  return value.kind === 'name' ? value.binding : undefined;
}
