using static TorchSharp.torch;

namespace Training.Core.Weights;

/// <summary>State dicts in files: the names and tensors of a module.</summary>
public static class StateDict
{
    /// <summary>Reads a state dict from a safetensors file or from what Python's <c>torch.save</c> wrote, told apart by their content.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">Where in a <c>.pth</c> file the state dict is; see <see cref="TorchCheckpoint.StateDict"/>.</param>
    /// <param name="skipUnknown">Whether objects of Python classes beside the state dict are left out rather than an error; see <see cref="TorchCheckpoint.Load(string, bool)"/>.</param>
    /// <returns>Tensors on the CPU, which the caller disposes (<see cref="Dispose"/>).</returns>
    /// <exception cref="WeightsFormatException">The file is damaged or of neither format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dictionary<string, Tensor> Load(string path, string? key = null, bool skipUnknown = false)
    {
        if (!IsZip(path) && key is null)
        {
            using var file = SafeTensorFile.Open(path);
            return file.ReadAll();
        }

        using var checkpoint = TorchCheckpoint.Load(path, skipUnknown);
        return checkpoint.StateDict(key).ToDictionary(pair => pair.Key, pair => pair.Value.alias(), StringComparer.Ordinal);
    }

    /// <summary>Writes a module's state dict as safetensors, atomically. PyTorch reads it with <c>safetensors.torch.load_file</c>.</summary>
    public static void Save(string path, nn.Module module, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        SafeTensorFile.Save(path, module.state_dict(), metadata);
    }

    /// <summary>Disposes every tensor of a state dict that was read. Not for <c>module.state_dict()</c>, whose tensors are the module's.</summary>
    public static void Dispose(IReadOnlyDictionary<string, Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        foreach (var tensor in tensors.Values)
        {
            tensor.Dispose();
        }
    }

    private static bool IsZip(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> start = stackalloc byte[4];
        return RandomAccess.Read(file, start, 0) == 4 && start.SequenceEqual("PK\u0003\u0004"u8);
    }
}
