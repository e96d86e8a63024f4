using System.Runtime.CompilerServices;
using Dashboard.Web.Blobs;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>How many images or sounds a tag has at each step, as its last value has them; read once for as long as the tag does not grow.</summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class SampleCounts
{
    private readonly ConditionalWeakTable<BlobSequence, StrongBox<int>> _known = [];

    /// <summary>How many there are at the last step; 0 when it cannot be read.</summary>
    public async ValueTask<int> OfAsync(TagValues? values, CancellationToken cancel)
    {
        if (values is null || values.Last < 0)
        {
            return 0;
        }

        if (!_known.TryGetValue(values.Sequence, out var known))
        {
            known = new StrongBox<int>(await values.TryReadAsync(values.Last, value => BlobElements.Count(values.Tag.Kind, value), cancel));
            _known.AddOrUpdate(values.Sequence, known);
        }

        return known.Value;
    }
}
