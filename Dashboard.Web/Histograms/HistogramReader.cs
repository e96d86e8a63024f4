using Dashboard.Web.Blobs;
using EventFormat.Runs;
using EventFormat.Summaries;
using Microsoft.Extensions.Caching.Memory;

namespace Dashboard.Web.Histograms;

/// <summary>Reads histograms where they stand in their files and keeps the latest decoded ones, within bounds.</summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class HistogramReader(BlobStore blobs) : IDisposable
{
    private const long MaxCachedBytes = 64 << 20;
    private const int BytesPerBucket = 3 * sizeof(double);
    private const int BytesBeside = 256;

    private readonly MemoryCache _decoded = new(new MemoryCacheOptions { SizeLimit = MaxCachedBytes });

    /// <summary>One histogram; null when it cannot be read or is none.</summary>
    public async ValueTask<HistogramValue?> TryReadAsync(int run, BlobSequence sequence, int index, CancellationToken cancel)
    {
        var key = new Key(run, sequence.FileNameOf(index), sequence[index]);
        if (_decoded.TryGetValue(key, out HistogramValue? known))
        {
            return known;
        }

        try
        {
            var histogram = HistogramValue.Decode(await blobs.ReadAsync(run, sequence, index, cancel));
            _decoded.Set(key, histogram, new MemoryCacheEntryOptions { Size = BytesBeside + (BytesPerBucket * histogram.Count.Count) });
            return histogram;
        }
        catch (Exception e) when (e is SummaryFormatException or IOException or UnauthorizedAccessException)
        {
            return null; // Counted and told by the caller; the others still show.
        }
    }

    public void Dispose() => _decoded.Dispose();

    private sealed record Key(int Run, string File, BlobPoint Blob);
}
