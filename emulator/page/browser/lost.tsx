// What the page shows when its server is silent, or when its first response failed.

export function Lost({ reason }: { reason?: string | undefined }) {
  return (
    <div className="lost" role="alert">
      <p>{reason ?? 'Can’t reach the emulator. Check that npm start is still running.'}</p>
      <button type="button" onClick={() => location.reload()}>
        Reload
      </button>
    </div>
  );
}
