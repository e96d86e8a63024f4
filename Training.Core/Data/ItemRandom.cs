using static TorchSharp.torch;

namespace Training.Core.Data;

/// <summary>The random numbers of one item, fixed by seed, epoch and index: the same in whatever order and on whatever worker items are loaded.</summary>
/// <remarks>
/// Random transforms draw from here and never from the global generator, whose numbers depend on what other workers drew before.
/// Belongs to the thread that loads the item, and to that item only: not to be kept.
/// </remarks>
public sealed class ItemRandom : IDisposable
{
    // SplitMix64 (Steele, Lea & Flood, "Fast splittable pseudorandom number generators", 2014).
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private readonly ulong _seed;
    private ulong _state;
    private ulong _itemSeed;
    private Generator? _generator;
    private bool _isGeneratorSeeded;

    /// <summary>The numbers of an epoch; <see cref="Begin"/> chooses the item.</summary>
    internal ItemRandom(ulong seed, int epoch) => _seed = Mix(Mix(seed + Increment) ^ (uint)epoch);

    /// <summary>The item's own seed.</summary>
    public long Seed => unchecked((long)_itemSeed);

    /// <summary>TorchSharp's generator, for <c>torch.rand(…, generator: random.Generator)</c>; released with the loader's worker.</summary>
    public Generator Generator
    {
        get
        {
            _generator ??= new Generator(0, CPU);
            if (!_isGeneratorSeeded)
            {
                _generator.manual_seed(Seed);
                _isGeneratorSeeded = true;
            }

            return _generator;
        }
    }

    /// <summary>The numbers of one item by itself, outside of a loader.</summary>
    public static ItemRandom For(ulong seed, int epoch, long index)
    {
        var random = new ItemRandom(seed, epoch);
        random.Begin(index);
        return random;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, <paramref name="end"/>).</summary>
    public int Next(int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(end);
        return (int)Math.BigMul(NextBits(), (ulong)end, out _);
    }

    /// <summary>True with the given probability, from 0 to 1.</summary>
    public bool NextBool(double probability = 0.5) => NextDouble() < probability;

    /// <summary>Releases the generator.</summary>
    public void Dispose() => _generator?.Dispose();

    internal void Begin(long index)
    {
        _itemSeed = _state = Mix(_seed ^ (ulong)index);
        _isGeneratorSeeded = false;
    }

    private ulong NextBits() => Mix(_state += Increment);

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
