import './globals.css';

export const metadata = {
  title: process.env.NEXT_PUBLIC_SITE_NAME ?? 'Web',
  description: 'The state of this stack',
};

export default function RootLayout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
