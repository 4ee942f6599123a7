import Health from './health';

// The state of now, not the one of the build.
export const dynamic = 'force-dynamic';

async function health() {
  try {
    const answer = await fetch(`${process.env.API_URL ?? 'http://localhost:3000'}/health`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(5000),
    });
    return await answer.json();
  } catch {
    return { status: 'error', checks: {} };
  }
}

export default async function Page() {
  return (
    <main>
      <h1>{process.env.NEXT_PUBLIC_SITE_NAME ?? 'It works'}</h1>
      <Health initial={await health()} />
    </main>
  );
}
