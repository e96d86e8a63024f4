namespace Training.Core.Graph;

/// <summary>Where libtorch keeps what it records of an operation (<c>at::RecordFunction</c>, <c>c10::IValue</c>), found out by looking at known ones.</summary>
/// <param name="Inputs">Offset of the inputs in a record: a pointer to the first value, and their number behind it.</param>
/// <param name="Outputs">Offset of the outputs: pointers to the first value and behind the last.</param>
/// <param name="TensorTag">The tag of values that are tensors.</param>
/// <param name="List">Tag of values that are lists of tensors, and the offset in a list of the pointers to its first value and behind its last; null when it was not found.</param>
internal sealed record OperationLayout(int Inputs, int Outputs, uint TensorTag, (uint Tag, int Values)? List)
{
    /// <summary>A value: 8 bytes of payload, 4 of tag, 4 unused.</summary>
    public const int ValueSize = 16;

    private const int SearchedWords = 64;

    /// <summary>Finds the inputs of a record of <c>aten::add(first, second, 1)</c>; false when they are not where they could be.</summary>
    public static bool TryFindInputs(OwnMemory memory, nint record, nint first, nint second, out int offset, out uint tag)
    {
        Span<nint> words = stackalloc nint[SearchedWords];
        Span<nint> values = stackalloc nint[4];
        for (var i = 0; i + 1 < SearchedWords; i++)
        {
            if (memory.TryReadWords(record + (i * nint.Size), words[..2]) && words[1] == 3
                && memory.TryReadWords(words[0], values) && values[0] == first && values[2] == second && (uint)values[1] == (uint)values[3])
            {
                (offset, tag) = (i * nint.Size, (uint)values[1]);
                return true;
            }
        }

        (offset, tag) = (0, 0);
        return false;
    }

    /// <summary>Finds a vector of exactly these tensors: offset of its pointers.</summary>
    public static bool TryFindVector(OwnMemory memory, nint place, uint tag, ReadOnlySpan<nint> tensors, out int offset)
    {
        Span<nint> words = stackalloc nint[2];
        Span<nint> values = stackalloc nint[2 * tensors.Length];
        for (var i = 0; i < SearchedWords; i++)
        {
            if (memory.TryReadWords(place + (i * nint.Size), words) && words[1] - words[0] == ValueSize * tensors.Length && memory.TryReadWords(words[0], values))
            {
                var isFound = true;
                for (var t = 0; t < tensors.Length; t++)
                {
                    isFound &= values[2 * t] == tensors[t] && (uint)values[(2 * t) + 1] == tag;
                }

                if (isFound)
                {
                    offset = i * nint.Size;
                    return true;
                }
            }
        }

        offset = 0;
        return false;
    }
}
