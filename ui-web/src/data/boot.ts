/** Loads the fake appliance when a developer asks for it (`npm run dev -- --mode fake`, or `?fake` in dev); never in a build for a hall. */
if (import.meta.env.MODE === 'fake' || (import.meta.env.DEV && new URLSearchParams(location.search).has('fake'))) {
  const { installFake } = await import('../fake/fake');
  installFake();
}

export {};
