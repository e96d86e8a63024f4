using System.IO.Compression;
using System.Text;
using Training.Core.Weights.Pickle;
using static TorchSharp.torch;

namespace Training.Core.Weights;

/// <summary>The zip archive that <c>torch.save</c> writes: <c>data.pkl</c>, and a file per storage in <c>data/</c>.</summary>
internal sealed class TorchArchive : IDisposable
{
    private const int MaxPickleBytes = 1 << 26;
    private readonly ZipArchive _zip;
    private readonly string _root;
    private readonly long _fileLength;
    private readonly Dictionary<string, (PickleStorage Storage, Tensor Memory)> _storages = new(StringComparer.Ordinal);

    private TorchArchive(ZipArchive zip, string root, long fileLength) => (_zip, _root, _fileLength) = (zip, root, fileLength);

    /// <summary>Opens an archive.</summary>
    /// <exception cref="WeightsFormatException">The file is none, or not one of weights.</exception>
    public static TorchArchive Open(Stream file)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var pickle = zip.Entries.FirstOrDefault(entry => entry.FullName == "data.pkl" || entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal))
                ?? throw new WeightsFormatException("The zip file has no data.pkl: it is not what torch.save writes.");
            var root = pickle.FullName[..^"data.pkl".Length];
            if (zip.GetEntry(root + "constants.pkl") is not null)
            {
                throw new WeightsFormatException("The file is a TorchScript archive, which holds code: load it with torch.jit.load, or save its state dict in Python.");
            }

            return new TorchArchive(zip, root, file.Length);
        }
        catch (Exception e) when (e is InvalidDataException)
        {
            throw new WeightsFormatException($"The zip file is damaged or truncated: {e.Message}", e);
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>Reads what was saved; tensors share the memory they shared in Python.</summary>
    public object? Read(bool skipUnknown)
    {
        CheckByteOrder();
        var pickle = ReadEntry("data.pkl", MaxPickleBytes);
        return new PickleReader(pickle, new PickleGlobals(Memory, pickle.Length, skipUnknown)).Read();
    }

    /// <summary>Closes the archive; tensors that were read keep their memory.</summary>
    public void Dispose()
    {
        foreach (var (_, memory) in _storages.Values)
        {
            memory.Dispose();
        }

        _zip.Dispose();
    }

    private void CheckByteOrder()
    {
        if (_zip.GetEntry(_root + "byteorder") is not null && Encoding.ASCII.GetString(ReadEntry("byteorder", 16)) is "big")
        {
            throw new WeightsFormatException("The file was written on a big-endian machine, which is not supported.");
        }
    }

    private Tensor Memory(PickleStorage storage)
    {
        if (_storages.TryGetValue(storage.Key, out var known))
        {
            return known.Storage == storage
                ? known.Memory
                : throw new WeightsFormatException($"Storage {storage.Key} is described in two ways.");
        }

        var size = SafeTensorType.SizeOf(storage.Type);
        var entry = Find("data/" + storage.Key);
        if (storage.Count > entry.Length / size || storage.Count * size != entry.Length)
        {
            throw new WeightsFormatException($"Storage {storage.Key} should have {storage.Count} elements of {size} bytes, but has {entry.Length} bytes.");
        }

        var memory = empty([storage.Count], storage.Type, CPU);
        _storages.Add(storage.Key, (storage, memory));
        Fill(entry, stream => TensorBytes.ForEachBlock(memory, (block, _) => stream.ReadExactly(block)));
        return memory;
    }

    private byte[] ReadEntry(string name, int maxBytes)
    {
        var entry = Find(name);
        if (entry.Length > maxBytes)
        {
            throw new WeightsFormatException($"{name} has {entry.Length} bytes; at most {maxBytes} are plausible.");
        }

        var bytes = new byte[entry.Length];
        Fill(entry, stream => stream.ReadExactly(bytes));
        return bytes;
    }

    /// <summary>An entry whose bytes are really there: PyTorch stores without compression, and so no length can promise more than the file has.</summary>
    private ZipArchiveEntry Find(string name)
    {
        var entry = _zip.GetEntry(_root + name) ?? throw new WeightsFormatException($"The archive has no {name}.");
        return entry.CompressedLength >= entry.Length && entry.Length <= _fileLength
            ? entry
            : throw new WeightsFormatException($"{name} is compressed or longer than the file, which torch.save never makes it.");
    }

    private static void Fill(ZipArchiveEntry entry, Action<Stream> read)
    {
        try
        {
            using var stream = entry.Open();
            read(stream);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or NotSupportedException)
        {
            throw new WeightsFormatException($"{entry.FullName} is damaged or truncated: {e.Message}", e);
        }
    }
}
