using System.Globalization;
using static TorchSharp.torch;

namespace Training.Core.Runs;

/// <summary>What libtorch can compute on.</summary>
internal static class ComputeDevices
{
    public static IReadOnlyList<string> Names() => cuda.is_available()
        ? [.. Enumerable.Range(0, cuda.device_count()).Select(static index => string.Create(CultureInfo.InvariantCulture, $"cuda:{index}"))]
        : ["cpu"];
}
