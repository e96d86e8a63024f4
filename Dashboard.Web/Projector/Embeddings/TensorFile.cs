using System.Runtime.InteropServices;

namespace Dashboard.Web.Projector.Embeddings;

/// <summary>Reads the tensor an embedding's configuration names: tab-separated numbers, a line per point, or plain float32 values.</summary>
internal static class TensorFile
{
    /// <summary>Text takes up to some twenty bytes per number.</summary>
    public const long MostBytes = 2L << 30;

    private const int Sniffed = 4096;

    /// <param name="path">The file.</param>
    /// <param name="shape">What the configuration says of its shape; may be empty for text.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="FormatException">It is no tensor, or too large a one.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LoadedEmbedding Read(string path, IReadOnlyList<uint> shape, CancellationToken cancel)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        if (file.Length > MostBytes)
        {
            throw new FormatException($"The file has {file.Length:N0} bytes; {MostBytes:N0} are read at most.");
        }

        var isText = LooksLikeText(file);
        file.Position = 0;
        return isText ? TensorLines.Read(file, cancel) : ReadValues(file, shape);
    }

    private static bool LooksLikeText(FileStream file)
    {
        var start = new byte[Sniffed];
        var length = file.ReadAtLeast(start, Sniffed, throwOnEndOfStream: false);
        var text = start.AsSpan(0, length);
        return (text.StartsWith("\uFEFF"u8) ? text[3..] : text).IndexOfAnyExceptInRange((byte)'\t', (byte)'~') < 0;
    }

    private static LoadedEmbedding ReadValues(FileStream file, IReadOnlyList<uint> shape)
    {
        if (shape is not [var count, var dimensions])
        {
            throw new FormatException("The file holds plain values, and the configuration does not say tensor_shape: points and dimensions.");
        }

        if ((ulong)count * dimensions > LoadedEmbedding.MostValues)
        {
            throw new FormatException($"{count:N0} points of {dimensions:N0} dimensions are more than the {LoadedEmbedding.MostValues:N0} values that are read at most.");
        }

        if (file.Length != (long)count * dimensions * sizeof(float))
        {
            throw new FormatException($"The file has {file.Length:N0} bytes where {count:N0} points of {dimensions:N0} float32 dimensions take {(long)count * dimensions * sizeof(float):N0}.");
        }

        var values = new float[count * dimensions];
        file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        if (!BitConverter.IsLittleEndian)
        {
            var bits = MemoryMarshal.Cast<float, int>(values.AsSpan());
            System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(bits, bits);
        }

        return LoadedEmbedding.Of(values, (int)count, (int)dimensions);
    }
}
