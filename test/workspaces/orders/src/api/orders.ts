import { customerOf } from '../shared/sessionCache.js';
import { totalOf, type Line } from '../shared/prices.js';

type Request = { readonly headers: Record<string, string>; readonly body: string };

export async function handler(request: Request) {
  const customer = await customerOf(request.headers['x-session'] ?? '');
  if (customer === null) return { statusCode: 401 };
  const lines: Line[] = JSON.parse(request.body);
  return { statusCode: 201, body: JSON.stringify({ customer, total: totalOf(lines) }) };
}
