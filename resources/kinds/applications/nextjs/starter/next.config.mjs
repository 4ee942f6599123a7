/** @type {import('next').NextConfig} */
const config = {
  // The server and just the modules that it needs: what the production image holds.
  output: process.env.NEXT_OUTPUT === 'default' ? undefined : 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
};

export default config;
