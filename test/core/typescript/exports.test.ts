import { describe } from 'mocha';
import { shownExports } from './shown.ts';
import { rows } from './tables.ts';

describe('exports of a module', () => {
  rows(shownExports, [
    ['export const redis = connect();', ['redis = redis']],
    ['export const { get, set: put } = api, [first] = list;', ['get = get', 'put = put', 'first = first']],
    ['export async function handler(event) {}', ['handler = handler']],
    ['export function size(text: string): number; export function size(text: string) { return text.length; }', ['size = size']],
    ['export class OrderService {}', ['OrderService = OrderService']],
    ['export default class {}', ['default = class default']],
    ['export default class Orders {}', ['default = Orders']],
    ['export default async function handler() {}', ['default = handler']],
    ['export default async (event) => event.body;', ['default = function default']],
    ['export default function size(text: string): number; export default function size(text: string) { return text.length; }', ['default = size']],
    ['export default middy(handle);', ['default = :middy(:handle)']],
    ['const handler = async () => {}; export { handler, handler as lambdaHandler, handler as default };', ['handler = handler', 'lambdaHandler = handler', 'default = handler']],
    ["import { handler } from './orders'; export { handler };", ['handler = handler']],
    ["export { handler as lambdaHandler } from './orders';", ['lambdaHandler from ./orders.handler']],
    ["export { default } from './orders';", ['default from ./orders.default']],
    ["export * from './orders';", ['* from ./orders.*']],
    ["export * as orders from './orders';", ['orders from ./orders.*']],
    ['export interface Order {} export type Id = string;', ['Order (type)', 'Id (type)']],
    ['interface Order {} export { Order };', ['Order (type)']],
    ['class Order {} export type { Order };', ['Order (type)']],
    ['export default interface Order {}', ['default (type)']],
    ["export type { Order } from './order';", ['Order from ./order.Order (type)']],
    ['interface Order {} const Order = {}; export { Order };', ['Order = Order']],
    ['export enum Region { Seoul } export namespace limits { export const most = 5; }', ['Region = Region', 'limits = limits']],
    ['export declare const version: string;', ['version = version']],
    ["import Redis = require('ioredis'); export = Redis;", ['= = Redis']],
    ["export import Redis = require('ioredis');", ['Redis = Redis']],
  ]);
});

describe('exports of a CommonJS module', () => {
  rows(
    shownExports,
    [
      ['exports.handler = async (event) => event;', ['handler = function handler']],
      ['module.exports.handler = async function (event) {};', ['handler = function handler']],
      ["exports['handler'] = handle;", ['handler = :handle']],
      ['module.exports = class Orders {};', ['= = class Orders']],
      ['const get = () => 1; module.exports = { get, put: save, ...rest };', ['= = {get: get, put: :save, ...:rest}', 'get = get', 'put = :save']],
      ['exports = module.exports = connect();', ['= = :connect()']],
      ['module.exports = exports = connect();', ['= = :connect()']],
      ['exports.default = exports.handler = void 0; exports.handler = handler; exports.default = handler; function handler() {}', ['handler = handler', 'default = handler']],
      ['Object.defineProperty(exports, "__esModule", { value: true }); exports.__esModule = true;', []],
      ['Object.defineProperty(exports, "redis", { enumerable: true, get: function () { return client.redis; } });', ['redis = ?']],
      ['__exportStar(require("./orders"), exports);', ['* from ./orders.*']],
      ['if (ready) exports.handler = handle;', ['handler = :handle']],
      ['(function (exports) { exports.handler = 1; })({});', []],
      ['const exports = {}; exports.handler = 1;', []],
      ['exports.handler += 1;', []],
    ],
    'src/orders.js',
  );
});
