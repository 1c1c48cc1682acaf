<% if unknownCode == 'explicit' %>
/** Where one <%= entity | words %> can stand, in the words of the business. For a word added here the compiler asks for its code. */
export const known<%= entity | pascal %>Statuses = ['received', 'confirmed', 'completed', 'cancelled'] as const;

export type Known<%= entity | pascal %>Status = (typeof known<%= entity | pascal %>Statuses)[number];

/** `unknown` is what the legacy application says in a code that nobody has told us of. Whoever reads a status has to decide what that means. */
export type <%= entity | pascal %>Status = Known<%= entity | pascal %>Status | 'unknown';
<% else %>
/** Where one <%= entity | words %> can stand, in the words of the business. For a word added here the compiler asks for its code. */
export const <%= entity | camel %>Statuses = ['received', 'confirmed', 'completed', 'cancelled'] as const;

export type <%= entity | pascal %>Status = (typeof <%= entity | camel %>Statuses)[number];
<% endif %>

export interface <%= entity | pascal %> {
  readonly id: string;
  readonly customerId: string;
  readonly status: <%= entity | pascal %>Status;
  readonly receivedAt: Date;
  /** Whole Korean won. */
  readonly amount: number;
  readonly isUrgent: boolean;
  readonly remark: string | undefined;
}

/** Whether somebody still has to do something about it. */
export function isOpen({ status }: <%= entity | pascal %>): boolean {
  switch (status) {
    case 'received':
    case 'confirmed':
      return true;
    case 'completed':
    case 'cancelled':
      return false;
<% if unknownCode == 'explicit' %>
    // Somebody should look at it: nobody knows that it is done.
    case 'unknown':
      return true;
<% endif %>
  }
}
