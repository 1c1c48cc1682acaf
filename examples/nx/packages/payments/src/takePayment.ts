import { redis } from './redis';

export const handler = async (event: { id: string }) => redis.set(event.id, 'seen');
