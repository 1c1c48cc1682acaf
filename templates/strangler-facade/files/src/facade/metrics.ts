import type { TargetName } from './route.js';

type Labels = Readonly<Record<string, string>>;

const help = {
  facade_answers_total: 'Answers by capability, who gave them, and class of status.',
  facade_answer_seconds_total: 'Time until the head of the answer, summed; divide by facade_answers_total.',
  facade_failures_total: 'Requests that no upstream answered.',
  facade_abandoned_total: 'Requests whose caller hung up.',
<% if readFallback %>
  facade_fallbacks_total: 'Reads that the successor failed and the legacy application was asked instead.',
<% endif %>
<% if shadowReads %>
  facade_shadow_reads_total: 'Reads that were compared, by result.',
<% endif %>
} as const;

type MetricName = keyof typeof help;

/** Counters of the facade in the text format of Prometheus: what decides whether a share may be raised. */
export class Metrics {
  readonly #values = new Map<MetricName, Map<string, number>>();

  answered(capability: string, target: TargetName, status: number, milliseconds: number): void {
    this.#add('facade_answers_total', { capability, target, status: `${Math.floor(status / 100)}xx` }, 1);
    this.#add('facade_answer_seconds_total', { capability, target }, milliseconds / 1000);
  }

  failed(capability: string, target: TargetName, reason: 'timeout' | 'unreachable'): void {
    this.#add('facade_failures_total', { capability, target, reason }, 1);
  }

  abandoned(capability: string): void {
    this.#add('facade_abandoned_total', { capability }, 1);
  }
<% if readFallback %>

  fellBack(capability: string): void {
    this.#add('facade_fallbacks_total', { capability }, 1);
  }
<% endif %>
<% if shadowReads %>

  compared(capability: string, result: 'same' | 'different' | 'failed' | 'skipped'): void {
    this.#add('facade_shadow_reads_total', { capability, result }, 1);
  }
<% endif %>

  render(): string {
    const lines = [...this.#values].flatMap(([name, series]) => [
      `# HELP ${name} ${help[name]}`,
      `# TYPE ${name} counter`,
      ...[...series].map(([labels, value]) => `${name}{${labels}} ${value}`),
    ]);
    return lines.map((line) => `${line}\n`).join('');
  }

  #add(name: MetricName, labels: Labels, amount: number): void {
    const series = this.#values.get(name) ?? new Map<string, number>();
    const key = Object.entries(labels)
      .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
      .join(',');
    series.set(key, (series.get(key) ?? 0) + amount);
    this.#values.set(name, series);
  }
}
