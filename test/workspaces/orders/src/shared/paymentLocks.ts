import Redis from 'ioredis';

const locks = new Redis(6379, process.env.REDIS_HOST, { commandTimeout: 800 });
locks.on('error', (error) => console.error('payment locks', error));

export async function takeLock(orderId: string): Promise<boolean> {
  return (await locks.set(`lock:${orderId}`, '1', 'EX', 30, 'NX')) === 'OK';
}
