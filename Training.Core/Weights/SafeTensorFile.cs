using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using static TorchSharp.torch;

namespace Training.Core.Weights;

/// <summary>A safetensors file, opened to read some or all of its tensors.</summary>
/// <remarks>
/// Layout: u64 length of the header, little-endian; the header, JSON; the tensors' bytes, row by row. See the format's
/// description in the safetensors project. Opening reads the header only. Reading is safe from several threads.
/// </remarks>
public sealed class SafeTensorFile : IDisposable
{
    private const int MaxHeaderBytes = 100_000_000; // the format's own limit
    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, SafeTensorEntry> _byName;
    private readonly long _dataStart;

    private SafeTensorFile(SafeFileHandle file, SafeTensorHeader header, long dataStart)
    {
        (_file, _dataStart) = (file, dataStart);
        (Tensors, Metadata) = (header.Tensors, header.Metadata);
        _byName = header.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>The file's tensors, in the order of its header.</summary>
    public IReadOnlyList<SafeTensorEntry> Tensors { get; }

    /// <summary>The texts that the file says of itself.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="WeightsFormatException">The file is not valid safetensors.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafeTensorFile Open(string path)
    {
        var file = File.OpenHandle(path);
        try
        {
            var length = RandomAccess.GetLength(file);
            Span<byte> prefix = stackalloc byte[8];
            var headerLength = Fill(file, prefix, 0) ? BinaryPrimitives.ReadInt64LittleEndian(prefix) : -1;
            if (headerLength < 2 || headerLength > Math.Min(MaxHeaderBytes, length - 8))
            {
                throw new WeightsFormatException($"{path} is not safetensors: no header of a plausible length begins it.");
            }

            var header = new byte[headerLength];
            if (!Fill(file, header, 8))
            {
                throw new WeightsFormatException($"{path} ends within its header.");
            }

            var dataStart = 8 + headerLength;
            return new SafeTensorFile(file, SafeTensorHeader.Parse(header, length - dataStart), dataStart);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads one tensor to the CPU; the caller disposes it.</summary>
    /// <exception cref="KeyNotFoundException">The file has none of that name.</exception>
    /// <exception cref="WeightsFormatException">The tensor is of a type that TorchSharp has not, or the file was cut meanwhile.</exception>
    public Tensor Read(string name)
    {
        var entry = _byName.TryGetValue(name, out var found) ? found : throw new KeyNotFoundException($"The file has no tensor {name}.");
        if (!SafeTensorType.TryGet(entry.Type, out var type))
        {
            throw new WeightsFormatException($"Tensor {name} is of type {entry.Type}, for which TorchSharp has no tensors.");
        }

        var tensor = empty([.. entry.Shape], type, CPU);
        try
        {
            TensorBytes.ForEachBlock(tensor, (block, offset) =>
            {
                if (!Fill(_file, block, _dataStart + entry.Offset + offset))
                {
                    throw new WeightsFormatException($"The file ends within tensor {name}.");
                }
            });
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    /// <summary>Reads every tensor to the CPU; the caller disposes them.</summary>
    /// <exception cref="WeightsFormatException">A tensor is of a type that TorchSharp has not, or the file was cut meanwhile.</exception>
    public Dictionary<string, Tensor> ReadAll()
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            foreach (var entry in Tensors)
            {
                tensors.Add(entry.Name, Read(entry.Name));
            }

            return tensors;
        }
        catch
        {
            StateDict.Dispose(tensors);
            throw;
        }
    }

    /// <summary>Writes tensors of any device and layout, atomically: readers see the old file or the new one.</summary>
    /// <param name="path">The file; its directory is created if need be.</param>
    /// <param name="tensors">Names and tensors. Tensors that share memory are written each.</param>
    /// <param name="metadata">Texts to say of the file; <c>format: pt</c>, which other libraries look for, is there unless given.</param>
    /// <exception cref="ArgumentException">A tensor is of a type that the format has not (complex double, quantised), or sparse.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);

        // The widest elements first, so that each tensor is aligned to its elements' size.
        List<KeyValuePair<string, Tensor>> ordered =
            [.. tensors.OrderByDescending(pair => SafeTensorType.SizeOf(pair.Value.dtype)).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
        var entries = new List<SafeTensorEntry>(ordered.Count);
        long offset = 0;
        foreach (var (name, tensor) in ordered)
        {
            var type = SafeTensorType.NameOf(tensor.dtype);
            if (type is null || tensor.is_sparse)
            {
                throw new ArgumentException($"Tensor {name} is {(tensor.is_sparse ? "sparse" : $"of type {tensor.dtype}")}, which safetensors cannot hold.", nameof(tensors));
            }

            var length = tensor.numel() * SafeTensorType.SizeOf(tensor.dtype);
            entries.Add(new SafeTensorEntry(name, type, tensor.shape, offset, length));
            offset += length;
        }

        var texts = new Dictionary<string, string>(metadata ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        texts.TryAdd("format", "pt");
        var header = new SafeTensorHeader(entries, texts).Format();
        AtomicFile.Write(path, stream =>
        {
            Span<byte> prefix = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
            stream.Write(prefix);
            stream.Write(header);
            foreach (var (_, tensor) in ordered)
            {
                TensorBytes.Write(tensor, stream);
            }
        });
    }

    /// <summary>Closes the file; tensors that were read stay.</summary>
    public void Dispose() => _file.Dispose();

    private static bool Fill(SafeFileHandle file, Span<byte> block, long offset)
    {
        while (!block.IsEmpty)
        {
            var read = RandomAccess.Read(file, block, offset);
            if (read == 0)
            {
                return false;
            }

            block = block[read..];
            offset += read;
        }

        return true;
    }
}
