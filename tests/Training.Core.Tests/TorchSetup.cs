using System.Runtime.CompilerServices;
using TorchSharp;
using Training.Core.Native;

namespace Training.Core.Tests;

/// <summary>Before any test touches TorchSharp: its native library, and one thread, since the machine is shared.</summary>
internal static class TorchSetup
{
    [ModuleInitializer]
    internal static void Load()
    {
        TorchNative.EnsureLoaded();
        torch.set_num_threads(1);
    }
}
