import { takeLock } from '../shared/paymentLocks.js';

type Request = { readonly pathParameters: { readonly id: string } };

export async function handler({ pathParameters }: Request) {
  if (!(await takeLock(pathParameters.id))) return { statusCode: 409 };
  return { statusCode: 202 };
}
