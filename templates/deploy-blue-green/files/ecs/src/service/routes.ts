/** What a request asks for. */
export interface Asked {
  readonly method: string;
  readonly path: string;
}

export interface Reply {
  readonly status: number;
  readonly content: unknown;
}

/** The service that is deployed. Put your own here, and in `checks.ts` what it must be able to do before anybody calls it. */
export async function reply({ method, path }: Asked): Promise<Reply> {
  switch (`${method} ${path}`) {
    // The load balancer and the container's own check ask for this: it says whether this task can work, not whether others can.
    case 'GET /health':
      return { status: 200, content: { status: 'ok' } };
    default:
      return { status: 404, content: { message: `There is nothing at ${path}.` } };
  }
}
