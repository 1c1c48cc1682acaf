import { optionText, type ClientRow, type ClientUse, type Localized, type OptionSetting } from '../../core/rule/index.ts';
import type { Fault } from './faults.ts';

/** What to write instead, as the last sentence of a message. */
export function cureOf({ use }: Fault, client: ClientRow): Localized {
  return use === undefined ? cureOfMaking(client) : cureOfUse(use, client);
}

function cureOfMaking(client: ClientRow): Localized {
  const { eager, instead, lazy, lazyLeaves, opens } = client;
  if (opens === 'on-first-use' && eager !== undefined) return option({ ...eager, value: eager.value !== true }, client);
  if (lazy !== undefined && lazyLeaves === undefined) return option(lazy, client);
  if (lazy !== undefined && lazyLeaves?.kind === 'call') return optionAndCall(lazy, client, lazyLeaves.methods.join('()` / `'));
  if (instead !== undefined) return anotherCall(instead);
  return client.promise === true ? rememberPromise : makeOnce;
}

function cureOfUse(use: ClientUse, { instead, language }: ClientRow): Localized {
  if (use.purpose === 'needless') return leaveOut;
  if (use.purpose === 'schema') return whenDeploying;
  if (use.purpose === 'statement') return withEvent;
  if (instead !== undefined) return anotherCall(instead);
  return use.promise && language === undefined ? rememberPromise : callOnce;
}

const makeOnce: Localized = {
  en: 'Make it once, in a function that the handler calls.',
  ko: '핸들러가 호출하는 함수 안에서 한 번만 만들어 재사용하십시오.',
};

const callOnce: Localized = {
  en: 'Call it once, in a function that the handler calls.',
  ko: '핸들러가 호출하는 함수 안에서 한 번만 호출하십시오.',
};

const rememberPromise: Localized = {
  en: 'Connect on first use instead: remember the promise in a function that the handler awaits.',
  ko: '처음 사용할 때 연결하십시오. 핸들러에서 기다리는 함수가 프로미스를 기억하게 하면 됩니다.',
};

const leaveOut: Localized = {
  en: 'Leave the call out: the client connects by itself when it is first used.',
  ko: '이 호출을 지우십시오. 클라이언트는 처음 사용할 때 스스로 연결합니다.',
};

const whenDeploying: Localized = {
  en: 'Change the schema when you deploy, not when a function starts.',
  ko: '스키마는 함수가 시작될 때가 아니라 배포할 때 변경하십시오.',
};

const withEvent: Localized = {
  en: 'Leave that to a function that the handler calls: the client connects by itself when it is first used.',
  ko: '핸들러가 호출하는 함수로 옮기십시오. 클라이언트는 처음 사용할 때 스스로 연결합니다.',
};

function anotherCall(call: string): Localized {
  return {
    en: `Use \`${call}\` instead: what it gives connects when it is first used.`,
    ko: `대신 \`${call}\` 호출을 사용하십시오. 그 결과는 처음 사용할 때 연결합니다.`,
  };
}

function option(setting: OptionSetting, client: ClientRow): Localized {
  const text = optionText(setting, client);
  return {
    en: `Set \`${text}\`: it then connects when it is first used.`,
    ko: `\`${text}\` 옵션을 지정하십시오. 그러면 처음 사용할 때 연결합니다.`,
  };
}

function optionAndCall(setting: OptionSetting, client: ClientRow, method: string): Localized {
  const text = optionText(setting, client);
  return {
    en: `Set \`${text}\`, and call \`${method}()\` once, in a function that the handler calls.`,
    ko: `\`${text}\` 옵션을 지정하고, 핸들러가 호출하는 함수 안에서 \`${method}()\` 메서드를 한 번만 호출하십시오.`,
  };
}
