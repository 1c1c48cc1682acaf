import Redis from 'ioredis';

export const redis = new Redis({ host: process.env.REDIS_HOST, commandTimeout: 900, lazyConnect: true });
redis.on('error', console.error);
