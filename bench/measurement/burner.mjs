// Keeps a core busy until its parent lets it go.
process.on('disconnect', () => process.exit(0));
const burn = () => {
  const endMs = performance.now() + 50;
  while (performance.now() < endMs);
  setImmediate(burn);
};
burn();
process.send('burning');
