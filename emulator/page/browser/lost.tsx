// What the page shows when its server is silent, or when its first response failed.

export function Lost({ reason }: { reason?: string | undefined }) {
  return (
    <div className="lost" role="alert">
      <p>{reason ?? 'The server of this page does not answer. Is the emulator still running?'}</p>
      <button type="button" onClick={() => location.reload()}>
        Load again
      </button>
    </div>
  );
}
