import { send } from './commands.js';
import { saga } from './saga/saga.js';

/** What a saga is started with. It is written to the journal: no secrets, no card numbers. */
export interface <%= sagaName | pascal %> {
  readonly customerId: string;
  readonly amount: number;
}

/** Checks that a value is what a saga can be started with. @throws TypeError where it is not */
export function decode<%= sagaName | pascal %>(value: unknown): <%= sagaName | pascal %> {
  const { customerId, amount }: { readonly customerId?: unknown; readonly amount?: unknown } = Object(value);
  if (typeof customerId !== 'string' || typeof amount !== 'number') {
    throw new TypeError('The saga <%= sagaName %> is started with a customerId and an amount.');
  }
  return { customerId, amount };
}

/** The steps, in their order. Each compensation names the action by its key, since nobody may know what the action gave. */
export function define<%= sagaName | pascal %>(url: string) {
  return saga<<%= sagaName | pascal %>>('<%= sagaName %>')
<% if readFirst %>
    .step({
      name: '<%= readStep | camel %>',
      readOnly: true,
      run: ({ input, ...delivery }) => send(url, '<%= readStep %>', input, delivery),
    })
<% endif %>
    .step({
      name: '<%= firstStep | camel %>',
<% if readFirst %>
      run: ({ input, results, ...delivery }) => send(url, '<%= firstStep %>', { ...input, basis: results.<%= readStep | camel %>.reference }, delivery),
<% else %>
      run: ({ input, ...delivery }) => send(url, '<%= firstStep %>', input, delivery),
<% endif %>
      compensate: async ({ actionKey, result, ...delivery }) => {
        await send(url, '<%= firstUndo %>', { actionKey, ...result }, delivery);
      },
    })
    .step({
      name: '<%= secondStep | camel %>',
      run: ({ input, results, ...delivery }) => send(url, '<%= secondStep %>', { ...input, basis: results.<%= firstStep | camel %>.reference }, delivery),
      compensate: async ({ actionKey, result, ...delivery }) => {
        await send(url, '<%= secondUndo %>', { actionKey, ...result }, delivery);
      },
    })
    .step({
      name: '<%= thirdStep | camel %>',
      run: ({ input, results, ...delivery }) => send(url, '<%= thirdStep %>', { ...input, basis: results.<%= secondStep | camel %>.reference }, delivery),
      compensate: async ({ actionKey, result, ...delivery }) => {
        await send(url, '<%= thirdUndo %>', { actionKey, ...result }, delivery);
      },
    })
    .build();
}
