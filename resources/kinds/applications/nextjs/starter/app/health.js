'use client';

import { useCallback, useEffect, useState } from 'react';

const interval = 5000; // ms

export default function Health({ initial }) {
  const [health, setHealth] = useState(initial);

  const refresh = useCallback(async () => {
    try {
      const answer = await fetch('/api/health', { cache: 'no-store' });
      setHealth(await answer.json());
    } catch {
      setHealth({ status: 'error', checks: {} });
    }
  }, []);

  useEffect(() => {
    const timer = setInterval(refresh, interval);
    return () => clearInterval(timer);
  }, [refresh]);

  return (
    <section>
      <p className={health.status === 'ok' ? 'up' : 'down'}>
        {health.status === 'ok' ? 'Everything is healthy.' : 'Something is not healthy.'}
      </p>
      <ul>
        {Object.entries(health.checks ?? {}).map(([name, check]) => (
          <li key={name}>
            <span className={check.status}>{name}</span>
            <span>{check.status === 'up' ? `${check.ms} ms` : check.error}</span>
          </li>
        ))}
      </ul>
      <button type="button" onClick={refresh}>
        Ask again
      </button>
    </section>
  );
}
