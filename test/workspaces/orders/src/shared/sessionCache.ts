import { Redis } from 'ioredis';

const redis = new Redis({ host: process.env.REDIS_HOST, port: 6379, commandTimeout: 800 });
redis.on('error', (error) => console.error('session cache', error));

export async function customerOf(sessionId: string): Promise<string | null> {
  return redis.get(`session:${sessionId}`);
}
