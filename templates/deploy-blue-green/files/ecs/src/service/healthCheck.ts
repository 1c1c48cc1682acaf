// What ECS runs in the container to see whether the service in it still answers: it ends with 0 where it does.
async function isHealthy(): Promise<boolean> {
  try {
    const { ok } = await fetch(`http://127.0.0.1:${process.env['PORT'] ?? '8080'}/health`, { signal: AbortSignal.timeout(3000) });
    return ok;
  } catch {
    return false;
  }
}

void isHealthy().then((healthy) => {
  process.exitCode = healthy ? 0 : 1;
});
