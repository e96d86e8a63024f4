using Benchmarks.TorchSharp;
using TorchSharp;
using Training.Core.Native;

TorchNative.EnsureLoaded();
torch.set_num_threads(1);
var benchmarks = new Dictionary<string, Action>
{
    ["writers"] = WriterBenchmark.Run,
    ["loaders"] = LoaderBenchmark.Run,
};
foreach (var name in args.Length > 0 ? args : [.. benchmarks.Keys])
{
    benchmarks[name]();
}
